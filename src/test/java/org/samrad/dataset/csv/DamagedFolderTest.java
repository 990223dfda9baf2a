package org.samrad.dataset.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.samrad.dataset.DatasetFile;
import org.samrad.dataset.InvalidDataset;
import org.samrad.dataset.PlanningData;

/** Folders damaged at random: whatever the damage, they are read or refused, and nothing else happens. */
class DamagedFolderTest {

    /** What damage is likeliest to hurt with. */
    private static final String SHARP = "\",;\n\r\\=-\0é\uFEFF0x ";

    @TempDir
    private Path temp;

    static LongStream seeds() {
        return LongStream.range(0, 150);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void isReadOrRefusedLineByLine(long seed) {
        Random random = new Random(seed);
        DatasetFolder folder = DatasetFolder.valid(temp.resolve("damaged"));
        DatasetFile[] files = DatasetFile.INPUT.toArray(DatasetFile[]::new);
        for (int damages = 1 + random.nextInt(3); damages > 0; damages--) {
            String file = files[random.nextInt(files.length)].fileName();
            folder.put(file, damaged(folder.text(file).getBytes(StandardCharsets.UTF_8), random));
        }

        try {
            PlanningData data = folder.read();
            PlanningDataWriter.write(data, temp.resolve("copy"));
            assertThat(PlanningDataReader.read(temp.resolve("copy"))).isEqualTo(data);
        } catch (InvalidDataset refusal) {
            assertThat(refusal.errors()).isNotEmpty().allSatisfy(error -> {
                assertThat(error.file()).isNotEmpty();
                assertThat(error.toString().lines()).hasSize(1);
            });
        }
    }

    private static byte[] damaged(byte[] bytes, Random random) {
        if (bytes.length == 0) {
            return bytes;
        }
        int at = random.nextInt(bytes.length);
        byte[] sharp = SHARP.getBytes(StandardCharsets.UTF_8);
        return switch (random.nextInt(4)) {
            case 0 -> {
                byte[] replaced = bytes.clone();
                replaced[at] = sharp[random.nextInt(sharp.length)];
                yield replaced;
            }
            case 1 -> spliced(bytes, at, new byte[] {sharp[random.nextInt(sharp.length)]}, at);
            case 2 -> spliced(bytes, at, new byte[0], Math.min(bytes.length, at + 1 + random.nextInt(20)));
            default -> {
                int from = random.nextInt(bytes.length);
                int until = Math.min(bytes.length, from + random.nextInt(60));
                yield spliced(bytes, at, Arrays.copyOfRange(bytes, from, until), at);
            }
        };
    }

    private static byte[] spliced(byte[] bytes, int from, byte[] middle, int until) {
        byte[] result = new byte[from + middle.length + bytes.length - until];
        System.arraycopy(bytes, 0, result, 0, from);
        System.arraycopy(middle, 0, result, from, middle.length);
        System.arraycopy(bytes, until, result, from + middle.length, bytes.length - until);
        return result;
    }
}
