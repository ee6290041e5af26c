/** Takes samples. A digest of each row decides, so the same rows give the same sample. */
package io.nightjar.core.sample.transform;
