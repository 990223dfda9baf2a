package org.samrad.solve;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchThreadsTest {

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 8, 16, 64})
    void aRunAndAPreviewLeaveOneCoreToThePages(int cores) {
        assertThat(SearchThreads.ofRun(cores) + SearchThreads.ofPreview(cores)).isEqualTo(cores - 1);
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "2, 1, 1", "4, 2, 1", "8, 6, 1", "16, 12, 3"})
    void aRunHasMostOfThem(int cores, int ofRun, int ofPreview) {
        assertThat(SearchThreads.ofRun(cores)).isEqualTo(ofRun);
        assertThat(SearchThreads.ofPreview(cores)).isEqualTo(ofPreview);
    }
}
