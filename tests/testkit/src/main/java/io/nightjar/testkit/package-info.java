/** One Spark session for all tests of a module, rows from literals and assertions on them. */
package io.nightjar.testkit;
