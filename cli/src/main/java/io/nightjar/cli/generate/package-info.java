/** Generated flights of New York's airports: the schemas of the real files, with planted dirt. */
package io.nightjar.cli.generate;
