/** What a pipeline says of the data it is given: where deliveries lie and what is taken. */
package io.nightjar.core.pipeline.source;
