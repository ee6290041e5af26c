/** JSON written by people, whose values remember the line they stand on. */
package io.nightjar.validation.json;
