/** Checks of data outside of a night. */
package io.nightjar.cli.validate;
