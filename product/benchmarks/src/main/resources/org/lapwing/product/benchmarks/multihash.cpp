// The near search of FAISS on the same hashes and queries: 16 slots of 16 bits, one of which may differ, which misses nothing within
// 31 bits. Prints seconds of building, queries a second, and how many were found.
#include <faiss/IndexBinaryHash.h>
#include <faiss/impl/AuxIndexStructures.h>

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <vector>

static std::vector<uint8_t> bytes(const char* file) {
    std::ifstream in(file, std::ios::binary);
    return std::vector<uint8_t>(std::istreambuf_iterator<char>(in), {});
}

static double now() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

int main(int, char** words) {
    std::vector<uint8_t> hashes = bytes(words[1]);
    std::vector<uint8_t> queries = bytes(words[2]);
    double least = std::atof(words[3]);
    long count = queries.size() / 32;
    double begun = now();
    faiss::IndexBinaryMultiHash index(256, 16, 16);
    index.nflip = 1;
    index.add(hashes.size() / 32, hashes.data());
    double built = now() - begun;
    size_t found = 0;
    long passes = -1; // the first pass warms
    double searching = now();
    double took = 0;
    while (passes < 1 || took < least) {
        if (passes == 0) {
            searching = now();
        }
        faiss::RangeSearchResult result(count);
        index.range_search(count, queries.data(), 32, &result); // nearer than 32
        found = result.lims[count];
        passes++;
        took = now() - searching;
    }
    std::printf("%.3f %.1f %zu\n", built, passes * count / took, found);
}
