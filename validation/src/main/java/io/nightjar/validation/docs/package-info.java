/** The site that shows what expectations found: an index, a page per suite, a page per run. */
package io.nightjar.validation.docs;
