/** The command line behind {@code ./nightjar}: wiring only, the work is in the modules. */
package io.nightjar.cli;
