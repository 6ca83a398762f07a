package vn.nhip.server.audit.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Trees of any size, against the definition in RFC 6962; proofs hold for what they prove and for nothing else. */
class MerkleTreeProperties {
    private static final int MAX = 600;

    private static List<Hash> leaves(int size) {
        TreeHash hash = new TreeHash();
        return IntStream.range(0, size)
                .mapToObj(i -> hash.leaf(("mục " + i).getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    @Property(tries = 200)
    void growsToTheDefinedRootWhereverItWasPutAside(
            @ForAll @IntRange(max = MAX) int size, @ForAll @IntRange(max = MAX) int pause) {
        List<Hash> leaves = leaves(size);
        Frontier frontier = Frontier.empty();
        Map<String, Hash> completed = new HashMap<>();
        for (int i = 0; i < size; i++) {
            if (i == pause) {
                frontier = Frontier.of(frontier.size(), frontier.peaks());
            }
            frontier.append(leaves.get(i), (height, index, root) -> completed.put(height + "/" + index, root));
        }

        assertThat(frontier.root()).isEqualTo(LeafTree.naive(leaves));
        assertThat(Proofs.root(LeafTree.of(leaves), size)).isEqualTo(LeafTree.naive(leaves));
        completed.forEach((place, root) -> {
            int height = Integer.parseInt(place.substring(0, place.indexOf('/')));
            int index = Integer.parseInt(place.substring(place.indexOf('/') + 1));
            assertThat(root).isEqualTo(LeafTree.naive(leaves.subList(index << height, (index + 1) << height)));
        });
        int complete = 0;
        for (int height = 1; size >> height > 0; height++) {
            complete += size >> height;
        }
        assertThat(completed).hasSize(complete);
    }

    @Property(tries = 300)
    void everyLeafIsProvenAndNoOther(
            @ForAll @IntRange(min = 1, max = MAX) int size, @ForAll @IntRange(max = MAX - 1) int some) {
        List<Hash> leaves = leaves(size);
        int index = some % size;
        Hash root = LeafTree.naive(leaves);
        List<Hash> proof = Proofs.inclusion(LeafTree.of(leaves), index, size);

        assertThat(Proofs.includes(root, size, leaves.get(index), index, proof)).isTrue();
        assertThat(Proofs.includes(root, size, new TreeHash().leaf(new byte[] {1}), index, proof))
                .isFalse();
        assertThat(Proofs.includes(leaves(1).getFirst(), size, leaves.get(index), index, proof))
                .isEqualTo(size == 1);
        for (int other = 0; other < size; other++) {
            if (other != index) {
                assertThat(Proofs.includes(root, size, leaves.get(index), other, proof))
                        .isFalse();
            }
        }
        for (int part = 0; part < proof.size(); part++) {
            List<Hash> shorter = new ArrayList<>(proof);
            shorter.remove(part);
            assertThat(Proofs.includes(root, size, leaves.get(index), index, shorter))
                    .isFalse();
        }
        List<Hash> longer = new ArrayList<>(proof);
        longer.add(root);
        assertThat(Proofs.includes(root, size, leaves.get(index), index, longer))
                .isFalse();
    }

    @Property(tries = 300)
    void everyBeginningIsProvenAndNoOther(
            @ForAll @IntRange(max = MAX) int some, @ForAll @IntRange(max = MAX) int size) {
        int first = some % (size + 1);
        List<Hash> leaves = leaves(size);
        Hash root = LeafTree.naive(leaves);
        Hash firstRoot = LeafTree.naive(leaves.subList(0, first));
        List<Hash> proof = Proofs.consistency(LeafTree.of(leaves), first, size);

        assertThat(Proofs.isConsistent(firstRoot, first, root, size, proof)).isTrue();
        Hash foreign = new TreeHash().leaf(new byte[] {2});
        assertThat(Proofs.isConsistent(foreign, first, root, size, proof)).isFalse();
        if (first > 0) {
            assertThat(Proofs.isConsistent(firstRoot, first, foreign, size, proof))
                    .isFalse();
        }
        if (!proof.isEmpty()) {
            List<Hash> changed = new ArrayList<>(proof);
            changed.set(some % proof.size(), foreign);
            assertThat(Proofs.isConsistent(firstRoot, first, root, size, changed))
                    .isFalse();
            assertThat(Proofs.isConsistent(firstRoot, first, root, size, proof.subList(1, proof.size())))
                    .isFalse();
        }
    }
}
