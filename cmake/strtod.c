// What stands in for strtod on the page: the browser's own reading of decimal numbers, which rounds
// as exactly (ECMA-262, StringToNumber). The C library's goes by 128-bit floats, which WebAssembly
// emulates: 8 kB of the page. Words and hexadecimal digits, which strtod would take as well, are no
// numbers here. strtof and strtold stand beside it since they come from the same file of the
// library.
#define _GNU_SOURCE
#include <emscripten.h>
#include <locale.h>
#include <stdlib.h>

EM_JS(double, handoff_number_of, (const char* text, int length),
      { return Number(UTF8ToString(text, length)); })

static const char* after_digits(const char* at) {
  while (*at >= '0' && *at <= '9') ++at;
  return at;
}

static const char* after_sign(const char* at) { return *at == '+' || *at == '-' ? at + 1 : at; }

// Where the number ends; its beginning if there is none.
static const char* end_of(const char* text) {
  const char* first = after_sign(text);
  const char* end = after_digits(first);
  int digits = (int)(end - first);
  if (*end == '.') {
    const char* fraction = end + 1;
    const char* last = after_digits(fraction);
    digits += (int)(last - fraction);
    end = last;
  }
  if (digits == 0) return text;
  if (*end != 'e' && *end != 'E') return end;
  const char* exponent = after_sign(end + 1);
  const char* last = after_digits(exponent);
  return last > exponent ? last : end;
}

double strtod(const char* restrict text, char** restrict end) {
  const char* first = text;
  while (*first == ' ' || (*first >= '\t' && *first <= '\r')) ++first;
  const char* last = end_of(first);
  if (end) *end = (char*)(last > first ? last : text);
  return last > first ? handoff_number_of(first, (int)(last - first)) : 0;
}

float strtof(const char* restrict text, char** restrict end) { return (float)strtod(text, end); }

long double strtold(const char* restrict text, char** restrict end) { return strtod(text, end); }

float strtof_l(const char* restrict text, char** restrict end, locale_t locale) {
  (void)locale;
  return strtof(text, end);
}

double strtod_l(const char* restrict text, char** restrict end, locale_t locale) {
  (void)locale;
  return strtod(text, end);
}

long double strtold_l(const char* restrict text, char** restrict end, locale_t locale) {
  (void)locale;
  return strtold(text, end);
}
