/** What of a lake is kept, for how long and why, and how the rest goes. */
package io.nightjar.core.maintain;
