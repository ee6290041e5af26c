/** How commits reach a disk so that none is lost. */
package io.nightjar.core.internal.delta.logstore;
