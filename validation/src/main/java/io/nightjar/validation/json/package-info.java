/** JSON written by people: values that remember their line, names that were nearly right. */
package io.nightjar.validation.json;
