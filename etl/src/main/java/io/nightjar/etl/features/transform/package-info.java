/** Pure steps of features. */
package io.nightjar.etl.features.transform;
