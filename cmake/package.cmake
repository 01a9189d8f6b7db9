# The Debian package `qdatools`: the tools with man pages and completions, codebooks and examples. Made by
#
#     cmake --build --preset release --target package
#
# Not in it: the C++ library, which whoever builds against it installs with `cmake --install`.

set(doc ${CMAKE_INSTALL_DATADIR}/doc/qdatools)
install(FILES README.md lib/qda/stream/FORMAT.md DESTINATION ${doc} COMPONENT debian EXCLUDE_FROM_ALL)
install(FILES LICENSE DESTINATION ${doc} RENAME copyright COMPONENT debian EXCLUDE_FROM_ALL)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME qdatools)
set(CPACK_PACKAGE_CONTACT "The qdatools developers")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${PROJECT_DESCRIPTION}")
set(CPACK_PACKAGE_DESCRIPTION
  "Small command-line tools, joined by pipes, that read coded segments from ATLAS.ti and other programs for qualitative
data analysis, and make the tables of a thesis or report from them: counts by respondent and variable, co-occurrence,
bottlenecks, agreement of coders. Every table says what it counted, and can be checked against the coded material.")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_COMPONENTS_ALL tools debian)
set(CPACK_COMPONENTS_GROUPING ALL_COMPONENTS_IN_ONE)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "pandoc, texlive-latex-recommended")
include(CPack)
