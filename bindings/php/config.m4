dnl SPDX-License-Identifier: Apache-2.0
dnl
dnl phpize && ./configure && make: the extension from a release archive, in which SWIG has run already (archive.sh).

PHP_ARG_WITH([savedwallet],
  [for savedwallet],
  [AS_HELP_STRING([[--with-savedwallet[=PREFIX]]],
    [Include savedwallet; libsavedwallet, libsavedwallet-rules and libsavedwallet-engine are found by pkg-config, in PREFIX/lib/pkgconfig first])],
  [yes])

if test "$PHP_SAVEDWALLET" != "no"; then
  if test "$enable_maintainer_zts" = "yes" || test "$enable_zts" = "yes"; then
    AC_MSG_ERROR([savedwallet is for PHP without thread safety (NTS)])
  fi
  if test ! -f "$abs_srcdir/php_wrap.c"; then
    AC_MSG_ERROR([php_wrap.c is not here: build from a release archive, or make one with archive.sh])
  fi

  AC_PATH_PROG([SAVEDWALLET_PKG_CONFIG], [pkg-config], [no])
  if test "$SAVEDWALLET_PKG_CONFIG" = "no"; then
    AC_MSG_ERROR([pkg-config is needed to find libsavedwallet])
  fi
  if test "$PHP_SAVEDWALLET" != "yes"; then
    for folder in "$PHP_SAVEDWALLET"/lib/pkgconfig "$PHP_SAVEDWALLET"/lib64/pkgconfig "$PHP_SAVEDWALLET"/lib/*/pkgconfig; do
      if test -f "$folder/savedwallet.pc"; then
        PKG_CONFIG_PATH="$folder${PKG_CONFIG_PATH:+:$PKG_CONFIG_PATH}"
      fi
    done
    export PKG_CONFIG_PATH
  fi

  AC_MSG_CHECKING([for libsavedwallet, libsavedwallet-rules and libsavedwallet-engine])
  if ! $SAVEDWALLET_PKG_CONFIG --exists savedwallet savedwallet-rules savedwallet-engine; then
    AC_MSG_ERROR([not found: install it, or say --with-savedwallet=PREFIX])
  fi
  savedwallet_version=`$SAVEDWALLET_PKG_CONFIG --modversion savedwallet-engine`
  AC_MSG_RESULT([$savedwallet_version])
  PHP_EVAL_INCLINE([`$SAVEDWALLET_PKG_CONFIG --cflags savedwallet savedwallet-rules savedwallet-engine`])
  PHP_EVAL_LIBLINE([`$SAVEDWALLET_PKG_CONFIG --libs savedwallet-engine savedwallet-rules savedwallet`], [SAVEDWALLET_SHARED_LIBADD])
  PHP_SUBST([SAVEDWALLET_SHARED_LIBADD])

  dnl What SWIG writes has labels, variables and functions that are not used.
  PHP_NEW_EXTENSION([savedwallet], [php_wrap.c kept.c fingerprint.c], [$ext_shared],,
    [-std=gnu11 -Wall -Wno-unused-label -Wno-unused-variable -Wno-unused-function])
  PHP_ADD_EXTENSION_DEP([savedwallet], [hash])
  PHP_ADD_EXTENSION_DEP([savedwallet], [json])
fi
