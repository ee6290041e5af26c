/** What a pipeline says about samples: which rows of a table stand for all of them. */
package io.nightjar.core.sample;
