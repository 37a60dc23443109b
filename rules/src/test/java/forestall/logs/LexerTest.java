package forestall.logs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is a variable by its form alone, before a second line was seen. */
class LexerTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "took 15 ms|took <*> ms",
                "took -1.5E-4 s|took <*> s",
                "wrote 5.2 KB of 17 B|wrote <*> of <*>",
                "eth0 is up on L2|eth0 is up on L2", // one or two digits are text until they vary
                "block blk_-1608999687919862906 lost|block <*> lost",
                "rdd_2_1 found|<*> found",
                "node-246 down|node-<*> down",
                "rack-blade-07 down|<*> down",
                "peer 10.0.0.1:8080 left|peer <*>:<*> left",
                "peer /10.0.0.1:8080 left|peer <*>:<*> left",
                "at a.example.com/10.0.0.1:80|at <*>/<*>:<*>",
                "mail to bob@mail.example.org.|mail to bob@<*>.",
                "read /var/lib/x/y.db, done|read <*>, done",
                "open C:\\Program\\a.dll now|open <*> now",
                "see hdfs://name:9000/a b|see hdfs://<*> b",
                "see http://example.org/help b|see http://example.org/help b",
                "on fe80::1:2 and 00:1b:2c:3d:4e:5f|on <*> and <*>",
                "id 8d8ff8e6-1f0a-4b5c-9d3e-0a1b2c3d4e5f|id <*>",
                "at Fri Jun 17 07:07:00 2005 ok|at <*>:<*>:<*> ok",
                "flag=true, owner=null|flag=<*>, owner=<*>",
                "<memory:10240, vCores:-17>|<memory:<*>, vCores:<*>",
                "call () ended|call (<*>) ended",
                "session for user bob ended|session for user <*> ended",
                "version v1.12.3-7 of hotfix-6.1.26|version <*> of hotfix-<*>",
                "java.lang.IllegalStateException: no|java.lang.IllegalStateException: no",
                "a  b   c|a b c",
                "range [104-127]|range [<*>-<*>]",
                "Thing@1a2b3c|Thing@<*>",
            })
    void masks(String line, String expected) {
        assertThat(new TemplateMiner().mine(line).template()).isEqualTo(expected);
    }
}
