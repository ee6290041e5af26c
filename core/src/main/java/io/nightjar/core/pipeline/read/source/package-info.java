/** How the section {@code sources} is read: forms, contracts, calendars and terms of intake. */
package io.nightjar.core.pipeline.read.source;
