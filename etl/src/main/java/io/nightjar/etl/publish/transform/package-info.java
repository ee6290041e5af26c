/** Pure steps that turn what nights bring into changes of a table. */
package io.nightjar.etl.publish.transform;
