// Faults of a machine, for a program that is started with this library in front of the others
// (LD_PRELOAD): tests can have them without rights of root, and in the middle of a write.
//
// In the folder HANDOFF_FAULTS, looked at again with each call:
//   read_only   while this file is there, nothing on a disk can be written: EROFS, as after a kernel
//               has met an error of the disk and has remounted it
//   clock       so many seconds is the wall clock off; the steady clock knows nothing of it
//
// Functions of the C library stand in front of its own of the same name, which they call: nothing here
// knows a processor or a number of a system call.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

// The C library's function of that name, looked up once; two threads find the same.
#define REAL(name)                                                  \
  ({                                                                \
    static __typeof__(&name) found;                                 \
    if (!found) found = (__typeof__(&name))dlsym(RTLD_NEXT, #name); \
    found;                                                          \
  })

static const char* file_of(const char* name, char* path, size_t size) {
  const char* folder = getenv("HANDOFF_FAULTS");
  snprintf(path, size, "%s/%s", folder ? folder : "/nonexistent", name);
  return path;
}

// A look leaves no error behind.
static int is_read_only(void) {
  char path[512];
  const int before = errno;
  const int found = access(file_of("read_only", path, sizeof path), F_OK) == 0;
  errno = before;
  return found;
}

static long seconds_off(void) {
  char path[512], text[32] = "";
  const int before = errno;
  long count = 0;
  const int file = REAL(open)(file_of("clock", path, sizeof path), O_RDONLY);
  if (file >= 0) {
    count = read(file, text, sizeof text - 1);
    close(file);
  }
  errno = before;
  return count > 0 ? strtol(text, NULL, 10) : 0;
}

// Pipes and sockets are on no disk.
static int is_refused(int file) {
  struct stat about;
  if (!is_read_only() || fstat(file, &about) != 0 || !S_ISREG(about.st_mode)) return 0;
  errno = EROFS;
  return 1;
}

static int is_refused_at(const char* path, int flags) {
  if (!(flags & (O_WRONLY | O_RDWR | O_CREAT)) || !strncmp(path, "/dev/", 5) || !is_read_only())
    return 0;
  errno = EROFS;
  return 1;
}

// ---- the disk ----

ssize_t write(int file, const void* from, size_t count) {
  return is_refused(file) ? -1 : REAL(write)(file, from, count);
}
ssize_t pwrite(int file, const void* from, size_t count, off_t at) {
  return is_refused(file) ? -1 : REAL(pwrite)(file, from, count, at);
}
ssize_t pwrite64(int file, const void* from, size_t count, off64_t at) {
  return is_refused(file) ? -1 : REAL(pwrite64)(file, from, count, at);
}
int ftruncate(int file, off_t size) { return is_refused(file) ? -1 : REAL(ftruncate)(file, size); }
int ftruncate64(int file, off64_t size) {
  return is_refused(file) ? -1 : REAL(ftruncate64)(file, size);
}
int unlink(const char* path) { return is_refused_at(path, O_WRONLY) ? -1 : REAL(unlink)(path); }

static mode_t mode_of(int flags, va_list rest) {
  return flags & O_CREAT ? va_arg(rest, mode_t) : 0;
}
int open(const char* path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  const mode_t mode = mode_of(flags, rest);
  va_end(rest);
  return is_refused_at(path, flags) ? -1 : REAL(open)(path, flags, mode);
}
int open64(const char* path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  const mode_t mode = mode_of(flags, rest);
  va_end(rest);
  return is_refused_at(path, flags) ? -1 : REAL(open64)(path, flags, mode);
}

// ---- the clock ----

int clock_gettime(clockid_t clock, struct timespec* now) {
  const int result = REAL(clock_gettime)(clock, now);
  if (clock == CLOCK_REALTIME) now->tv_sec += seconds_off();
  return result;
}
int gettimeofday(struct timeval* now, void* zone) {
  (void)zone;
  struct timespec exact;
  clock_gettime(CLOCK_REALTIME, &exact);
  now->tv_sec = exact.tv_sec;
  now->tv_usec = exact.tv_nsec / 1000;
  return 0;
}
time_t time(time_t* where) {
  struct timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  if (where) *where = now.tv_sec;
  return now.tv_sec;
}
