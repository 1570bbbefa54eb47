#include "common/git/library.h"

#include <string.h>

#if defined(__SANITIZE_ADDRESS__)
#include <sanitizer/lsan_interface.h>
#endif

/*
 * libgit2 built with mbedTLS reads the machine's whole certificate store when it starts: 4 of the 7 ms that opening a
 * repository takes. Nothing here opens a connection, so its reader is answered with "no certificates". Weak: where
 * mbedTLS is linked statically, its own function stands.
 */
int mbedtls_x509_crt_parse_file(void *chain, const char *path);

__attribute__((weak)) int mbedtls_x509_crt_parse_file(void *chain, const char *path)
{
	(void)chain;
	(void)path;
	return 0;
}

int library_open(struct fault *fault)
{
	/* worktreeconfig: sparse checkouts; partialclone: --filter; the others concern writers. */
	static const char *extensions[] = { "worktreeconfig", "partialclone", "preciousobjects", "relativeworktrees" };
	int started = git_libgit2_init();

	if (started < 0)
		return fault_set(fault, "cannot start libgit2: %s", library_error());
	if (started == 1) {
		git_libgit2_opts(GIT_OPT_ENABLE_CACHING, 0);
		git_libgit2_opts(GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION, 0);
		git_libgit2_opts(GIT_OPT_SET_OWNER_VALIDATION, 0); /* owner.c does it, and explains */
		git_libgit2_opts(GIT_OPT_SET_EXTENSIONS, extensions, sizeof(extensions) / sizeof(extensions[0]));
	}
	return 0;
}

void library_close(void)
{
	git_libgit2_shutdown();
}

const char *library_error(void)
{
	const git_error *error = git_error_last();

	return error && error->message ? error->message : "no reason given";
}

void library_ignore_leaks(bool ignore)
{
#if defined(__SANITIZE_ADDRESS__)
	if (ignore)
		__lsan_disable();
	else
		__lsan_enable();
#else
	(void)ignore;
#endif
}

const git_oid *library_oid(const struct object_id *id)
{
	_Static_assert(sizeof(git_oid) == sizeof(struct object_id), "both are 20 bytes");
	return (const git_oid *)(const void *)id->bytes;
}

struct object_id library_id(const git_oid *oid)
{
	struct object_id id;

	memcpy(id.bytes, oid->id, sizeof(id.bytes));
	return id;
}
