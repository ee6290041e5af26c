/** Jobs, the runner that leaves a manifest for each, and the main of every job jar. */
package io.nightjar.core.job;
