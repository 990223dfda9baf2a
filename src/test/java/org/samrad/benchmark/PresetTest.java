package org.samrad.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.samrad.generate.GeneratorSettings;

class PresetTest {

    @Test
    void aNameSaysWhatIsGenerated() {
        assertThat(Preset.of("100x30x2").settings()).isEqualTo(GeneratorSettings.of(100, 30, 2, 1));
        assertThat(Preset.of("planted:800x150x4@0.6").settings())
                .isEqualTo(GeneratorSettings.of(800, 150, 4, 1).planted(0.6));
        assertThat(Preset.of("plain-planted:300x80x4#7").settings())
                .isEqualTo(GeneratorSettings.of(300, 80, 4, 7).planted(0.5).plain());
        assertThat(Preset.of("free:500x80x4@0.8").settings().load()).isEqualTo(0.8);
    }

    @Test
    void theSameDataHaveOneName() {
        assertThat(Preset.of("100x30x2").name()).isEqualTo("free:100x30x2");
        assertThat(Preset.of("plain-planted:100x30x2#1").name()).isEqualTo("plain-planted:100x30x2@0.5");
        assertThat(Preset.of("free:100x30x2@0.50#2").name()).isEqualTo("free:100x30x2@0.5#2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"100x30", "rich:100x30x2", "100x30x2@", "100x30x2@2", "0x30x2"})
    void anythingElseIsRefused(String name) {
        assertThatThrownBy(() -> Preset.of(name)).isInstanceOf(IllegalArgumentException.class);
    }
}
