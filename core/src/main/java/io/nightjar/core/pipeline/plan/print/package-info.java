/** A plan as others read it: JSON for schedulers, text and diagrams for people. */
package io.nightjar.core.pipeline.plan.print;
