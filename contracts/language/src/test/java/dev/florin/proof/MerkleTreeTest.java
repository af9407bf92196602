package dev.florin.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MerkleTreeTest {

    /** The eight inputs and nine roots with which Certificate Transparency's own implementations are tested. */
    private static final List<String> INPUTS =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    private static final List<String> ROOTS = List.of(
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    @Test
    void the_roots_are_those_of_certificate_transparency() {
        MerkleTree tree = new MerkleTree();
        assertThat(tree.root()).hasToString(ROOTS.get(0));

        for (int i = 0; i < INPUTS.size(); i++) {
            tree.add(leafOf(HexFormat.of().parseHex(INPUTS.get(i))));

            assertThat(tree.root()).hasToString(ROOTS.get(i + 1));
        }
    }

    @Test
    void the_shape_is_the_recursive_definition_of_the_rfc() {
        MerkleTree tree = new MerkleTree();
        List<Hash> leaves = new ArrayList<>();
        for (int size = 1; size <= 300; size++) {
            leaves.add(leafOf(new byte[] {(byte) size, (byte) (size >> 8)}));
            tree.add(leaves.getLast());

            assertThat(tree.root()).isEqualTo(recursiveRoot(leaves));
        }
    }

    @Test
    void every_leaf_of_every_tree_leads_to_its_root_and_no_other_leaf_does() {
        MerkleTree tree = new MerkleTree();
        List<Hash> leaves = new ArrayList<>();
        for (int size = 1; size <= 70; size++) {
            leaves.add(leafOf(new byte[] {(byte) size}));
            tree.add(leaves.getLast());
            Hash root = tree.root();
            for (int index = 0; index < size; index++) {
                MerklePath path = tree.path(index);

                assertThat(path.rootOf(leaves.get(index))).contains(root);
                assertThat(path.rootOf(Hash.ZERO)).isPresent().get().isNotEqualTo(root);
            }
        }
    }

    @Test
    void a_path_with_one_change_leads_elsewhere() {
        Random random = new Random(20_250_101);
        MerkleTree tree = new MerkleTree();
        for (int size = 1; size <= 1000; size++) {
            tree.add(leafOf(new byte[] {(byte) size, (byte) (size >> 8)}));
        }
        Hash root = tree.root();
        for (int round = 0; round < 200; round++) {
            int index = random.nextInt(1000);
            MerklePath path = tree.path(index);
            Hash leaf = leafOf(new byte[] {(byte) (index + 1), (byte) ((index + 1) >> 8)});
            List<Hash> changed = new ArrayList<>(path.siblings());
            int place = random.nextInt(changed.size());
            changed.set(place, flipped(changed.get(place), random));

            assertThat(path.rootOf(leaf)).contains(root);
            assertThat(new MerklePath(index, 1000, changed).rootOf(leaf)).isNotEqualTo(path.rootOf(leaf));
            assertThat(new MerklePath(index ^ 1, 1000, path.siblings()).rootOf(leaf))
                    .isNotEqualTo(path.rootOf(leaf));
        }
    }

    @Test
    void a_path_with_too_few_or_too_many_siblings_leads_nowhere() {
        Hash leaf = leafOf(new byte[0]);

        assertThat(new MerklePath(0, 4, List.of(leaf)).rootOf(leaf)).isEmpty();
        assertThat(new MerklePath(0, 4, List.of(leaf, leaf, leaf)).rootOf(leaf)).isEmpty();
        assertThat(new MerklePath(0, 1, List.of(leaf)).rootOf(leaf)).isEmpty();
    }

    @Test
    void a_cleared_tree_is_a_new_one() {
        MerkleTree tree = new MerkleTree();
        for (int i = 0; i < 1000; i++) {
            tree.add(Hash.ZERO);
        }
        assertThat(tree.root()).isNotNull();

        tree.clear();
        tree.add(leafOf(new byte[0]));

        assertThat(tree.root()).hasToString(ROOTS.get(1));
    }

    @Test
    void there_is_no_path_to_a_leaf_outside() {
        MerkleTree tree = new MerkleTree();
        tree.add(Hash.ZERO);

        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> tree.path(1));
    }

    private static Hash recursiveRoot(List<Hash> leaves) {
        if (leaves.size() == 1) {
            return leaves.getFirst();
        }
        int split = Integer.highestOneBit(leaves.size() - 1);
        MessageDigest sha256 = Sha256.digest();
        sha256.update((byte) 1);
        recursiveRoot(leaves.subList(0, split)).addTo(sha256);
        recursiveRoot(leaves.subList(split, leaves.size())).addTo(sha256);
        return Hash.finish(sha256);
    }

    private static Hash leafOf(byte[] content) {
        MessageDigest sha256 = Sha256.digest();
        sha256.update((byte) 0);
        sha256.update(content);
        return Hash.finish(sha256);
    }

    private static Hash flipped(Hash hash, Random random) {
        byte[] bytes = hash.bytes();
        bytes[random.nextInt(Hash.LENGTH)] ^= (byte) (1 << random.nextInt(8));
        return Hash.of(bytes);
    }
}
