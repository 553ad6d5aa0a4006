// The page's program: everything happens in frames that the browser asks for.
#include "web/shell/application.hpp"

int main() { handoff::web::application::start(); }
