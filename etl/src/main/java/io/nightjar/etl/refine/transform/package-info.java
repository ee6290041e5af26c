/** Pure steps of refine. */
package io.nightjar.etl.refine.transform;
