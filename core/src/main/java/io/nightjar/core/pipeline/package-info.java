/**
 * What a pipeline is: the records that a checked pipeline file becomes, those of its sources and
 * features in rooms of their own. How the file is read is in {@code read}, how it is resolved into
 * jobs in {@code plan}; {@code project} is the door to both.
 */
package io.nightjar.core.pipeline;
