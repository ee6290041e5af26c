/** {@code nightjar alerts}: who is told what. */
package io.nightjar.cli.alerts;
