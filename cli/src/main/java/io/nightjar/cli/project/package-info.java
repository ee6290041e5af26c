/** Commands about the configuration; they need no Spark session. */
package io.nightjar.cli.project;
