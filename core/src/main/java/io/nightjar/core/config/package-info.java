/** Configuration text: YAML and JSON Schema, layers of values with their origin, secrets. */
package io.nightjar.core.config;
