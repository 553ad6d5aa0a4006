// Stands in for a program that has no source file yet, and says so instead of seeming to work.
#include <cstdio>

int main() {
  std::fputs("this program has no source files yet\n", stderr);
  return 2;
}
