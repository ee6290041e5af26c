/** The demonstration: months of generated flights, run night by night, told as a story. */
package io.nightjar.cli.demo;
