#include "common/base/file.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/unit/tap.h"

static mode_t mode_of(const char *path)
{
	struct stat st;

	return stat(path, &st) ? 0 : st.st_mode;
}

static struct fault fault = FAULT_INIT;

static void test_regular_files(void)
{
	struct buf read = BUF_INIT;

	tap_ok(!file_replace("a", TEXT("one"), &fault) && !file_read("a", 99, &read, &fault) && text_is(buf_text(&read), "one"), "a new file");
	tap_ok(!chmod("a", 0640) && !file_replace("a", TEXT("two"), &fault) && (mode_of("a") & 07777) == 0640, "its mode is kept");
	tap_ok(!symlink("a", "link") && !file_replace("link", TEXT("three"), &fault), "through a link");
	buf_cut(&read, 0);
	tap_ok(!file_read("a", 99, &read, &fault) && text_is(buf_text(&read), "three"), "the file behind it is written");
	buf_cut(&read, 0);
	tap_ok(file_read("a", 4, &read, &fault) == -1 && strstr(fault.message, "larger than 4 bytes"), "a limit holds: %s", fault.message);
	buf_release(&read);
}

static void test_other_files(void)
{
	tap_ok(!mkfifo("pipe", 0600) && file_replace("pipe", TEXT("x"), &fault) == -1 && S_ISFIFO(mode_of("pipe")), "a pipe stays a pipe: %s", fault.message);
	tap_ok(!mkdir("d", 0700) && file_replace("d", TEXT("x"), &fault) == -1 && S_ISDIR(mode_of("d")), "a directory stays one");
	tap_ok(file_replace("none/a", TEXT("x"), &fault) == -1, "no directory to write in: %s", fault.message);
}

int main(void)
{
	char folder[] = "/tmp/relutils-test-XXXXXX";

	if (!mkdtemp(folder) || chdir(folder))
		return 1;
	test_regular_files();
	test_other_files();
	if (unlink("a") || unlink("link") || unlink("pipe") || rmdir("d") || chdir("/") || rmdir(folder))
		return 1;
	return tap_done();
}
