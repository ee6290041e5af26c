/** What a table looks like, a page about it, and a suite that its next nights should pass. */
package io.nightjar.validation.profile;
