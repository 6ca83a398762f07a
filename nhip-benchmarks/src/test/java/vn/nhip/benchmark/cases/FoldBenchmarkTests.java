package vn.nhip.benchmark.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.nhip.core.cases.CaseEvent;
import vn.nhip.core.cases.CaseFile;
import vn.nhip.core.cases.CaseLife;

class FoldBenchmarkTests {

    @Test
    void bothSidesComeToTheSameCase() {
        List<List<CaseEvent>> lives = new FoldBenchmark().lives();
        assertThat(lives).hasSize(Lives.CASES);
        for (List<CaseEvent> life : lives) {
            assertThat(life).hasSize(Lives.EVENTS_PER_CASE);
            CaseFile file = CaseLife.fold(life);
            EventByEvent.Known known = EventByEvent.fold(life);
            assertThat(known.state()).isEqualTo(file.state());
            assertThat(known.submitted()).isEqualTo(file.submitted());
            assertThat(known.accepted()).isEqualTo(file.accepted());
            assertThat(known.due()).isEqualTo(file.due());
        }
    }

    @Test
    void theLivesAreNotAllWellBehaved() {
        List<CaseFile> files =
                new FoldBenchmark().lives().stream().map(CaseLife::fold).toList();
        assertThat(files).anyMatch(file -> file.events() < Lives.EVENTS_PER_CASE);
        assertThat(files).anyMatch(file -> file.corrected() > 0);
        assertThat(files).anyMatch(file -> file.supplementRequests() > 0);
    }
}
