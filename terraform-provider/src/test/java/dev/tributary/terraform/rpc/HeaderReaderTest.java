package dev.tributary.terraform.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples of RFC 7541, appendix C, and what is none. */
class HeaderReaderTest {

    private final HeaderReader reader = new HeaderReader();

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    private List<String> read(String hex) throws ConnectionException {
        return reader.read(bytes(hex)).stream()
                .map(field -> field.name() + "=" + field.value())
                .toList();
    }

    /** C.2. */
    @Test
    void givenSingleFields_whenRead_thenTheyAreThoseAndOnlyWhatIsToBeKeptIsKept() throws ConnectionException {
        assertThat(read("400a 6375 7374 6f6d 2d6b 6579 0d63 7573 746f 6d2d 6865 6164 6572"))
                .containsExactly("custom-key=custom-header");
        assertThat(reader.tableBytes()).isEqualTo(55);
        assertThat(read("040c 2f73 616d 706c 652f 7061 7468")).containsExactly(":path=/sample/path");
        assertThat(read("1008 7061 7373 776f 7264 0673 6563 7265 74")).containsExactly("password=secret");
        assertThat(read("82")).containsExactly(":method=GET");
        assertThat(reader.tableBytes()).isEqualTo(55);
    }

    /** C.3 and C.4: the same requests, without and with Huffman's code. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "8286 8441 0f77 7777 2e65 7861 6d70 6c65 2e63 6f6d/8286 84be 5808 6e6f 2d63 6163 6865"
                        + "/8287 85bf 400a 6375 7374 6f6d 2d6b 6579 0c63 7573 746f 6d2d 7661 6c75 65",
                "8286 8441 8cf1 e3c2 e5f2 3a6b a0ab 90f4 ff/8286 84be 5886 a8eb 1064 9cbf"
                        + "/8287 85bf 4088 25a8 49e9 5ba9 7d7f 8925 a849 e95b b8e8 b4bf"
            })
    void givenThreeRequestsOfOneConnection_whenRead_thenTheyBuildOnEachOther(String requests)
            throws ConnectionException {
        String[] blocks = requests.split("/", -1);
        assertThat(read(blocks[0]))
                .containsExactly(":method=GET", ":scheme=http", ":path=/", ":authority=www.example.com");
        assertThat(reader.tableBytes()).isEqualTo(57);
        assertThat(read(blocks[1]))
                .containsExactly(
                        ":method=GET",
                        ":scheme=http",
                        ":path=/",
                        ":authority=www.example.com",
                        "cache-control=no-cache");
        assertThat(reader.tableBytes()).isEqualTo(110);
        assertThat(read(blocks[2]))
                .containsExactly(
                        ":method=GET",
                        ":scheme=https",
                        ":path=/index.html",
                        ":authority=www.example.com",
                        "custom-key=custom-value");
        assertThat(reader.tableBytes()).isEqualTo(164);
    }

    /** C.6: answers, with a table of 256 bytes from which fields fall out. */
    @Test
    void givenASmallTable_whenItIsFull_thenTheOldestFieldsFallOut() throws ConnectionException {
        assertThat(read("3fe1 01")).isEmpty();
        assertThat(read("4882 6402 5885 aec3 771a 4b61 96d0 7abe 9410 54d4 44a8 2005 9504 0b81 66e0 82a6"
                        + "2d1b ff6e 919d 29ad 1718 63c7 8f0b 97c8 e9ae 82ae 43d3"))
                .containsExactly(
                        ":status=302",
                        "cache-control=private",
                        "date=Mon, 21 Oct 2013 20:13:21 GMT",
                        "location=https://www.example.com");
        assertThat(reader.tableBytes()).isEqualTo(222);
        assertThat(read("4883 640e ffc1 c0bf"))
                .containsExactly(
                        ":status=307",
                        "cache-control=private",
                        "date=Mon, 21 Oct 2013 20:13:21 GMT",
                        "location=https://www.example.com");
        assertThat(reader.tableBytes()).isEqualTo(222);
        assertThat(read("88c1 6196 d07a be94 1054 d444 a820 0595 040b 8166 e084 a62d 1bff c05a 839b d9ab"
                        + "77ad 94e7 821d d7f2 e6c7 b335 dfdf cd5b 3960 d5af 2708 7f36 72c1 ab27 0fb5 291f"
                        + "9587 3160 65c0 03ed 4ee5 b106 3d50 07"))
                .contains(
                        ":status=200",
                        "date=Mon, 21 Oct 2013 20:13:22 GMT",
                        "content-encoding=gzip",
                        "set-cookie=foo=ASDJKHQKBZXOQWEOPIUAXQWEOIU; max-age=3600; version=1");
        assertThat(reader.tableBytes()).isEqualTo(215);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "80", // number 0
                "c0", // a number that nothing has
                "ffffffffff7f", // a number without end
                "7f", // ends within a number
                "400a6375", // ends within a name
                "3fe21f", // a table larger than agreed
                "8220", // a new size after a field
                "0081180161", // padding of the wrong bits
                "0082ffff0161", // padding of a whole byte
                "0084ffffffff0161" // the code's own end
            })
    void givenWhatIsNoBlock_whenRead_thenItIsRefused(String hex) {
        assertThatThrownBy(() -> reader.read(bytes(hex)))
                .isInstanceOfSatisfying(
                        ConnectionException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.COMPRESSION_ERROR));
    }

    /** A small block can stand for many large fields. */
    @Test
    void givenAFieldManyTimesOver_whenRead_thenThereIsABound() throws ConnectionException {
        byte[] large = new byte[6 + 3000];
        System.arraycopy(bytes("4001 61 7fb916"), 0, large, 0, 6);
        Arrays.fill(large, 6, large.length, (byte) 'x');
        assertThat(reader.read(large)).hasSize(1);
        byte[] again = new byte[100];
        Arrays.fill(again, (byte) 0xbe);
        assertThatThrownBy(() -> reader.read(again))
                .isInstanceOfSatisfying(
                        ConnectionException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.ENHANCE_YOUR_CALM));
    }

    @Test
    void givenRandomBytes_whenRead_thenTheyAreReadOrRefused() {
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            byte[] block = new byte[random.nextInt(60)];
            random.nextBytes(block);
            try {
                assertThat(new HeaderReader().read(block)).isNotNull();
            } catch (ConnectionException e) {
                assertThat(e.code()).isIn(ErrorCode.COMPRESSION_ERROR, ErrorCode.ENHANCE_YOUR_CALM);
            }
        }
    }

    @Test
    void givenAMessageOfAFailure_whenEscaped_thenItIsPrintableAscii() {
        assertThat(HeaderWriter.escaped("50% größer\n")).isEqualTo("50%25 gr%C3%B6%C3%9Fer%0A");
    }
}
