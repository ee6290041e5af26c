/** Tells people by mail what failed expectations mean for them. */
package io.nightjar.validation.alert;
