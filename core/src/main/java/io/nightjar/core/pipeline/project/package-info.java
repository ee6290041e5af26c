/** A folder with {@code conf/}: the door to its pipelines, plans and checks. */
package io.nightjar.core.pipeline.project;
