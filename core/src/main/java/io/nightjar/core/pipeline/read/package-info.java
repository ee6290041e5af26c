/** How a pipeline file, its defaults and its environment become a pipeline, or problems. */
package io.nightjar.core.pipeline.read;
