// The page's program: everything happens in frames that the browser asks for.
#include "web/application.hpp"

int main() { return handoff::web::application::start() ? 0 : 1; }
