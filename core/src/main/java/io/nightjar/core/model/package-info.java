/** Models by name and version, and the door to them. */
package io.nightjar.core.model;
