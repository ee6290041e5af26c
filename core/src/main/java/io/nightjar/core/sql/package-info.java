/** SQL written in a configuration: what it may say, and how it is run. */
package io.nightjar.core.sql;
