/** Static pages: one frame, one style, small plots as inline SVG, everything escaped. */
package io.nightjar.validation.html;
