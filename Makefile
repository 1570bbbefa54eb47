# relutils: everything is built from this one file; a new tool is a new folder under tools/.
#
#   make            binaries in build/bin            make check     all tests (SAN=address,undefined for sanitizers)
#   make install    PREFIX, DESTDIR                  make bench     figures beside git and the peers (REPO=…)
#   make fuzz       the fuzz targets, FUZZ_SECONDS   make lint      compilers' and shell linters, layers, style
#   make docs       generated references in docs/    make format    clang-format the tree
#   make demo       the chain on a small repository  make clean
B       ?= $(if $(SAN),build/san,build)
PREFIX  ?= /usr/local
CFLAGS  ?= -O2 -g
VERSION := $(shell cat VERSION)
DATE     = 2026-11-21 # of this version, for the manual pages
PKG_CONFIG ?= pkg-config
PACKAGES = 'libgit2 >= 1.5' libcjson yaml-0.1 libpcre2-8
FUZZ_SECONDS ?= 60
Q = $(if $V,,@printf '  %s\n' '$(if $(filter %.o,$@),CC,LINK) $@';) # V=1 shows the commands

TOOLS    := $(notdir $(patsubst %/,%,$(dir $(wildcard tools/*/main.c))))
UNITS    := $(basename $(notdir $(wildcard tests/unit/test_*.c)))
FUZZERS  := $(basename $(notdir $(wildcard tests/fuzz/fuzz_*.c)))
SECTIONS := $(shell sed -n 's/^const struct section \([a-z0-9_]*\) = {.*/\1/p' $(sort $(wildcard common/release/*.c tools/*/*.c)) /dev/null)

ifeq ($(filter clean format,$(MAKECMDGOALS)),)
ifneq ($(shell $(PKG_CONFIG) --exists $(PACKAGES) && echo yes),yes)
$(error missing libraries: $(PACKAGES) (by $(PKG_CONFIG)); './setup' installs them)
endif
endif

# Flags that this compiler knows, found once for each compiler.
COMPILER := $B/compiler_$(subst /,_,$(subst $(eval ) ,_,$(CC))).mk
-include $(COMPILER)
$(COMPILER): scripts/probe-flags
	@mkdir -p $(@D)
	@sh scripts/probe-flags '$(CC)' >$@

WERROR  ?= $(if $(filter check bench fuzz,$(MAKECMDGOALS)),-Werror)
FORTIFY  = $(if $(SAN),,$(if $(filter -O1 -O2 -O3 -Os,$(CFLAGS)),-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3))
INCLUDES := $(patsubst -I%,-isystem %,$(shell $(PKG_CONFIG) --cflags $(PACKAGES)))
LIBS     := $(shell $(PKG_CONFIG) --libs $(PACKAGES)) -lm
ALL      = $(CPPFLAGS) -I. $(INCLUDES) -D_GNU_SOURCE -DRELUTILS_VERSION='"$(VERSION)"' -DRELUTILS_DATE='"$(strip $(DATE))"' -std=c17 $(WARNINGS) $(FORTIFY) $(HARDENING) \
	-ffile-prefix-map=$(CURDIR)=. $(CFLAGS) $(if $(SAN),-fsanitize=$(SAN) -fno-sanitize-recover=all -fno-omit-frame-pointer)
LINK     = $(HARDENING_LINK) -Wl,--as-needed $(LDFLAGS)

objects  = $(patsubst %.c,$B/%.o,$(wildcard $1))
COMMON   = $(call objects,common/*/*.c) $B/generated/sections.o
CORES    = $(filter-out %/main.o,$(call objects,tools/*/*.c tools/*/*/*.c))
KEYS     = $(filter-out %/main.o,$(patsubst %.c,$B/%.o,$(shell grep -l '^const struct section [a-z0-9_]* = {' $(wildcard tools/*/*.c tools/*/*/*.c) /dev/null)))

.DEFAULT_GOAL := all
all: $(TOOLS:%=$B/bin/%) $(TOOLS:%=$B/bin/relutils-%) $(patsubst docs/generate.c,$B/generate-docs,$(wildcard docs/generate.c))

$B/%.o: %.c $B/flags
	@mkdir -p $(@D)
	$(Q)$(CC) $(ALL) $(WERROR) -MMD -MP -c -o $@ $<
$B/generated/%.o: $B/generated/%.c $B/flags
	$(Q)$(CC) $(ALL) $(WERROR) -MMD -MP -c -o $@ $<

# The list of all configuration sections: every table "const struct section NAME = {" in the tools and common/release.
$B/generated/sections.c: FORCE
	@mkdir -p $(@D)
	@{ echo '#include "common/cli/keys.h"'; for s in $(SECTIONS); do echo "extern const struct section $$s;"; done; \
	echo 'const struct section *const all_sections[] = {'; for s in $(SECTIONS); do echo "	&$$s,"; done; echo '	NULL };'; } >$@.new; \
	cmp -s $@ $@.new && rm $@.new || mv $@.new $@

$B/libcommon.a: $(COMMON) $(KEYS)
	@rm -f $@
	@$(AR) rcs $@ $^

.SECONDEXPANSION:
$(TOOLS:%=$B/bin/%): $B/bin/%: $$(filter-out $$(KEYS),$$(call objects,tools/$$*/*.c tools/$$*/*/*.c)) $B/libcommon.a
	@mkdir -p $(@D)
	$(Q)$(CC) $(ALL) $(LINK) -o $@ $^ $(LIBS)
$B/bin/relutils-%: $B/bin/%
	@ln -sf $* $@
$B/generate-docs: $B/docs/generate.o $B/libcommon.a
	$(Q)$(CC) $(ALL) $(LINK) -o $@ $^ $(LIBS)

TEST_OBJECTS = $B/tests/unit/tap.o $(filter-out $(KEYS),$(CORES)) $B/libcommon.a
$(UNITS:%=$B/unit/%.t): $B/unit/%.t: $B/tests/unit/%.o $$(TEST_OBJECTS)
	@mkdir -p $(@D)
	$(Q)$(CC) $(ALL) $(LINK) -o $@ $^ $(LIBS)
$(FUZZERS:%=$B/fuzz/%): $B/fuzz/%: $B/tests/fuzz/%.o $B/tests/fuzz/driver.o $$(filter-out $$(KEYS),$$(CORES)) $B/libcommon.a
	@mkdir -p $(@D)
	$(Q)$(CC) $(ALL) $(LINK) -o $@ $^ $(LIBS)
CONFORMERS := $(basename $(notdir $(wildcard tests/conformance/*.c)))
$(CONFORMERS:%=$B/conformance/%): $B/conformance/%: $B/tests/conformance/%.o $$(TEST_OBJECTS)
	@mkdir -p $(@D)
	$(Q)$(CC) $(ALL) $(LINK) -o $@ $^ $(LIBS)

TESTS ?= $(UNITS:%=$B/unit/%.t) $(sort $(wildcard tests/cli/*.t tests/conformance/*.t tests/fuzz/*.t))
PROVE ?= prove -j2
programs: all $(UNITS:%=$B/unit/%.t) $(FUZZERS:%=$B/fuzz/%) $(CONFORMERS:%=$B/conformance/%)
check: programs
	PATH="$(abspath $B/bin):$$PATH" BUILD="$(abspath $B)" SAN="$(SAN)" CC="$(CC)" \
	ASAN_OPTIONS="exitcode=99:detect_leaks=1:$$ASAN_OPTIONS" UBSAN_OPTIONS="print_stacktrace=1:$$UBSAN_OPTIONS" \
	LC_ALL=C.UTF-8 $(PROVE) -e '' $(TESTS)

demo: all
	sh scripts/demo $B/bin
$B/bench/bench: $B/tests/bench/bench.o $B/libcommon.a
	@mkdir -p $(@D)
	$(Q)$(CC) $(ALL) $(LINK) -o $@ $^ $(LIBS)
bench: all $B/bench/bench
	PATH="$(abspath $B/bin):$$PATH" BUILD="$(abspath $B)" sh tests/bench/run $(REPO)
fuzz: $(FUZZERS:%=$B/fuzz/%)
	for f in $(FUZZERS); do $B/fuzz/$$f --seconds $(FUZZ_SECONDS) tests/fuzz/corpus/$${f#fuzz_} || exit; done
lint:
	sh scripts/lint
format:
	clang-format -i $$(git ls-files '*.[ch]')
docs: all
	sh scripts/generate-docs $B

DIR = $(DESTDIR)$(PREFIX)
install: all
	sh scripts/install-tree $B '$(DIR)' $(TOOLS)
uninstall:
	sh scripts/install-tree --remove '$(DIR)' $(TOOLS)
clean:
	rm -rf build

$B/flags: FORCE # rewritten only when the flags change, so that new flags rebuild
	@mkdir -p $B
	@echo '$(subst ','\'',$(CC) $(ALL) $(LINK))' | cmp -s - $@ || echo '$(subst ','\'',$(CC) $(ALL) $(LINK))' >$@
FORCE:
.PHONY: all programs check demo install uninstall clean bench fuzz lint format docs FORCE
.DELETE_ON_ERROR:
-include $(shell find $B -name '*.d' 2>/dev/null)
