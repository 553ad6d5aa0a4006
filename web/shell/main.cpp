// The page's program: everything happens in frames that the browser asks for.
#include "web/shell/bridge.hpp"

int main() {
  static handoff::web::Application application;  // main returns, and the frames go on
  handoff::web::bridge::connect(application);
  application.start();
}
