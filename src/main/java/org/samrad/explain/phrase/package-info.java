/** What is said with its values in no language yet, and what puts it into words for one kind of reader. */
@NullMarked
@NamedInterface("phrase")
package org.samrad.explain.phrase;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
