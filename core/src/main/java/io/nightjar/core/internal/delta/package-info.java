/** The door to the tables on Delta Lake. Only this package and those in it import Delta. */
package io.nightjar.core.internal.delta;
