/** The pipeline file: read and checked, then resolved into jobs with order, inputs and outputs. */
package io.nightjar.core.pipeline;
