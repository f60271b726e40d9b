return 5 --! scenario.not-a-scenario: the file returns 5, expected scenario { … } --? return scenario
